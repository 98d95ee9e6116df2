#!/bin/sh
# Print the Python that shall make the environment: PYTHON when given, else the first that is new enough and has venv.
# Nothing suitable: say what is missing and what to do, and end with 1.

can() { "$1" -c "import sys; raise SystemExit(sys.version_info < (3, 11))" 2>/dev/null; }
whole() { "$1" -c "import ensurepip, venv" 2>/dev/null; }

new_enough=""
for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    path=$(command -v "$name") || continue
    can "$path" || continue
    new_enough=$path
    if whole "$path"; then
        echo "$path"
        exit 0
    fi
done

if [ -n "$new_enough" ]; then
    echo "fabene: $new_enough has no venv. On Debian and Ubuntu: sudo apt install python3-venv" >&2
elif [ -n "$PYTHON" ]; then
    echo "fabene: $PYTHON is not a Python 3.11 or newer." >&2
else
    echo "fabene needs Python 3.11 or newer, and found none ($(python3 --version 2>&1 | head -n 1))." >&2
    echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2
fi
exit 1
