"""Steps from one form of the database to the next; run at opening, each in one transaction."""
