"""What templates show, as frozen objects: labels, numbers, dates, links, pieces of text."""
