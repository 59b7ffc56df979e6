"""What people may ask and send about organisations."""
