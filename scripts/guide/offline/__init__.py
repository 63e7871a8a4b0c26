"""What readers take along: copies on a device, ZIPs, past editions. Knows the built site, as files."""
