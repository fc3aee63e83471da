docker run -d \
  --name mosaic-node-1 \
  --restart unless-stopped \
  -p 5000:5000/udp \
  -p 5001:5001/tcp \
  -p 49152-65535:49152-65535/tcp \
  -p 49152-65535:49152-65535/udp \
  -v $(pwd)/mosaic.config:/app/mosaic.config:ro \
  -v $(pwd)/data:/app/data \
  mosaic-python:latest
