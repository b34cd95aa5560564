using System.Globalization;
using System.Text;

namespace A11.Agents.Generation.Composition;

/// <summary>The text of a Dockerfile, line by line.</summary>
internal sealed class DockerfileText
{
    private readonly StringBuilder _text = new();

    public DockerfileText Line(string line)
    {
        _ = _text.Append(line).Append('\n');
        return this;
    }

    public DockerfileText Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _ = Line(line);
        }

        return this;
    }

    public DockerfileText Comment(string comment) => Line($"# {comment}");

    /// <summary>Creates the user 10001 in an image of Debian or Ubuntu.</summary>
    public DockerfileText CreateUser() => Comment("A user of its own, with a number that a cluster can check.")
        .Line("RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin app");

    public DockerfileText Blank() => Line("");

    /// <summary>The port and the check that belongs to it; nothing for a program that serves none.</summary>
    /// <param name="port">The port.</param>
    /// <param name="healthCommand">The command of the check as a JSON array.</param>
    public DockerfileText Service(int? port, string? healthCommand) => port is null
        ? this
        : Line(string.Create(CultureInfo.InvariantCulture, $"EXPOSE {port}"))
            .Comment("Uses a program that the image already contains.")
            .Line("HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \\")
            .Line($"    CMD {healthCommand}");

    public override string ToString() => _text.ToString();
}
