using System.Globalization;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Composition;

/// <summary>An nginx before the application, as parts of a compose file (nginx's documentation, “Reverse Proxy”).</summary>
internal static class ReverseProxyText
{
    /// <summary>What the service is called.</summary>
    public const string Name = "proxy";

    /// <summary>The port that it listens on, which its image declares.</summary>
    public const int Port = 80;

    /// <summary>The health check: through the proxy to the application's endpoint, where one is known. Alpine's BusyBox has both programs.</summary>
    public static string Health(Container container) => container.HealthPath is { } path
        ? $"[\"CMD\", \"wget\", \"-q\", \"--spider\", \"http://127.0.0.1{path}\"]"
        : string.Create(CultureInfo.InvariantCulture, $"[\"CMD\", \"nc\", \"-z\", \"127.0.0.1\", \"{Port}\"]");

    /// <summary>The configuration, which Compose writes into the container; a dollar sign is Compose's own.</summary>
    /// <param name="application">The application's service.</param>
    /// <param name="port">The port that it serves.</param>
    public static string Configuration(string application, int port) => string.Create(CultureInfo.InvariantCulture, $$"""

        configs:
          {{Name}}-site:
            content: |
              server {
                listen {{Port}};
                location / {
                  proxy_pass http://{{application}}:{{port}};
                  proxy_http_version 1.1;
                  proxy_set_header Host $$host;
                  proxy_set_header X-Forwarded-For $$proxy_add_x_forwarded_for;
                  proxy_set_header X-Forwarded-Proto $$scheme;
                }
              }

        """).ReplaceLineEndings("\n");
}
