"""Writers of documents: .docx, .pdf and .xlsx, each from the same model and nothing else."""
