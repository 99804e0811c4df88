"""The command line: ``tasrih …``. One file for each command group; every one is thin over the parts it drives."""
