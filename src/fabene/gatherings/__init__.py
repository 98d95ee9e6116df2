"""Sessions of any kind: where, when, who signs up and how many came. Why people meet is not its business."""
