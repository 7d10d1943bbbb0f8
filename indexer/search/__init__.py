"""From what a person asks to what a person sees."""
