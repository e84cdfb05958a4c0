"""The participants' pages, asked without a server or a browser."""
