"""tracuu: read, analyse, index and search Vietnamese documents."""
