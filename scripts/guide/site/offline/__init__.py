"""What a page offers to take along: a copy on the device, ZIPs, past editions; knows `writing`."""
