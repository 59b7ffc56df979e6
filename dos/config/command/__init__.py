"""What `./dos2030` can do. Standard library only, so that it starts at once and runs before anything is installed."""
