FROM alpine:3.20.3
USER app
CMD ["x"]