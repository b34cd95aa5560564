using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds health checks of a port that the image does not expose.</summary>
public sealed class UnexposedHealthCheckPort : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6003", "unexposed-health-check-port", "HEALTHCHECK should probe a port that the image exposes", Severity.Warning, Category.Health);

    internal override bool NeedsWholeFile => true;

    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage != file.Final || stage.Last("HEALTHCHECK") is not { } check || !stage.Instructions.Contains(check) || GetExposedPorts(stage) is not { Count: > 0 } ports)
        {
            return;
        }

        var commands = InstructionCommands.Read(check, stage, file);
        foreach (var word in commands.Commands.SelectMany(command => command.Arguments))
        {
            if (FindPort(word) is { } port && !ports.Contains(port) && !IsMentioned(port, stage))
            {
                var exposed = string.Join(", ", ports.Order());
                context.Within(commands.Map).Report(this, word.Span, $"The health check probes port {port}, but the image exposes {exposed}. Probe the port that the program listens on.");
            }
        }
    }

    /// <summary>The exposed ports; null where one is known only when the image is built, or is a range.</summary>
    private static HashSet<int>? GetExposedPorts(Stage stage)
    {
        var ports = new HashSet<int>();
        foreach (var word in stage.Lineage.SelectMany(ancestor => ancestor.Instructions).Where(instruction => instruction.Is("EXPOSE")).SelectMany(instruction => instruction.Words))
        {
            var text = stage.End.Expand(word).Text;
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            if (!int.TryParse(slash < 0 ? text : text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                return null;
            }

            _ = ports.Add(port);
        }

        return ports;
    }

    /// <summary>The port of a URL of the container itself; null for any other word.</summary>
    private static int? FindPort(ShellWord word)
    {
        var scheme = word.Value.StartsWith("http://", StringComparison.Ordinal) ? 7 : word.Value.StartsWith("https://", StringComparison.Ordinal) ? 8 : 0;
        var rest = word.Value[scheme..];
        if (word.ConstantValue is null || OwnHosts.FirstOrDefault(host => rest.StartsWith(host, StringComparison.Ordinal)) is not { } own)
        {
            return null;
        }

        rest = rest[own.Length..];
        if (rest.StartsWith(':'))
        {
            var digits = rest.AsSpan(1);
            var end = digits.IndexOfAnyExceptInRange('0', '9');
            return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
        }

        return scheme > 0 && (rest.Length == 0 || rest[0] is '/' or '?') ? scheme == 7 ? 80 : 443 : null;
    }

    /// <summary>Whether another instruction names the port, as an internal one for management.</summary>
    private static bool IsMentioned(int port, Stage stage)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        return stage.Lineage.SelectMany(ancestor => ancestor.Instructions)
            .Any(instruction => instruction.Name is "ENV" or "ARG" or "CMD" or "ENTRYPOINT" or "LABEL" && instruction.Words.Any(word => word.Value.Contains(text, StringComparison.Ordinal)));
    }
}
