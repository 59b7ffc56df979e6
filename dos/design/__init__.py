"""The look of the house: components, forms, charts, icons and the frame of every page."""
