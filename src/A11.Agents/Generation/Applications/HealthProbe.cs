using System.Globalization;

namespace A11.Agents.Generation.Applications;

/// <summary>Commands of health checks as JSON arrays, each with a program that the image has.</summary>
internal static class HealthProbe
{
    /// <summary>By BusyBox, as Alpine has it.</summary>
    /// <param name="port">The port.</param>
    /// <param name="path">The path that answers when the program is well; null where none is known, and the port alone is tried.</param>
    public static string WithBusyBox(int port, string? path) => path is null
        ? string.Create(CultureInfo.InvariantCulture, $"[\"nc\", \"-z\", \"127.0.0.1\", \"{port}\"]")
        : $"[\"wget\", \"-q\", \"--spider\", \"{Address(port, path)}\"]";

    /// <summary>By Bash, which opens connections itself (Bash manual, “Redirections”), for images of Debian and Ubuntu that have neither curl nor wget.</summary>
    /// <param name="port">The port.</param>
    /// <param name="path">The path, or null.</param>
    public static string WithBash(int port, string? path) =>
        string.Create(CultureInfo.InvariantCulture, $"[\"bash\", \"-c\", \"exec 3<>/dev/tcp/127.0.0.1/{port}{(path is null ? "" : $" && printf 'GET {path} HTTP/1.0\\\\r\\\\n\\\\r\\\\n' >&3 && grep -q '^HTTP/1.[01] 2' <&3")}\"]");

    /// <summary>By curl, of which a path that answers with an error is one; without a path any answer will do.</summary>
    /// <param name="port">The port.</param>
    /// <param name="path">The path, or null.</param>
    public static string WithCurl(int port, string? path) => path is null
        ? $"[\"curl\", \"--silent\", \"--output\", \"/dev/null\", \"{Address(port, "/")}\"]"
        : $"[\"curl\", \"--fail\", \"--silent\", \"--output\", \"/dev/null\", \"{Address(port, path)}\"]";

    private static string Address(int port, string path) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}");
}
