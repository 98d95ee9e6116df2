"""How an installation is: what works, what a site that people rely on lacks, what keeps it from serving them."""
