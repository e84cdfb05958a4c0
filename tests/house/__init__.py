"""The house checks itself: sizes, borders, safety, settings, texts."""
