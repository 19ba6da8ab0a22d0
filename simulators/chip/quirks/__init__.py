"""What real chips and readers do against or beside the standard, to be played by the software chip."""
