"""Small true PDFs for tests: one page, one line of text."""


def a_pdf(line: str, *, more: bytes = b"") -> bytes:
    """Return a PDF of one page that says ``line`` (Latin letters); ``more`` is put in as XMP metadata."""
    said = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    drawn = b"BT /F1 12 Tf 72 720 Td (" + said + b") Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R" + (b"/Metadata 6 0 R" if more else b"") + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(drawn) + drawn + b"\nendstream",
        font,
    ]
    if more:
        bodies.append(b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n" % len(more) + more + b"\nendstream")
    return _joined(bodies)


def _joined(bodies: list[bytes]) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(file))
        file += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    return (
        file + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(file))
    )
