"""What knows PDF and not Doorbraak: structure, marked content, metadata, attachments and the bytes of the file."""
