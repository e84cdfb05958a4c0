"""What people do in a scan: check the right, load, decide, save; one function per thing done."""
