"""What fails outside of the service, or at the same moment twice, in words: the database, the disk, unique columns."""
