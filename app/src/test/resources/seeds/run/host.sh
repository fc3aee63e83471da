docker run -d \
  --name mosaic-node \
  --restart unless-stopped \
  --network host \
  -v $(pwd)/mosaic.config:/app/mosaic.config:ro \
  -v $(pwd)/data:/app/data \
  -v $(pwd)/models:/app/models \
  -v $(pwd)/plans:/app/plans \
  -v $(pwd)/state:/app/state \
  mosaic-python:latest
