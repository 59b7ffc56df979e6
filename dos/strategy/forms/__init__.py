"""What people may send to the strategy's pages."""
