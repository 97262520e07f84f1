"""MSP Desk: where a small managed-services firm keeps its relationships with its clients."""

__version__ = "0.1.0"
