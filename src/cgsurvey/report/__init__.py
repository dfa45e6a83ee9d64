"""What was found as a document, and that in every format."""
