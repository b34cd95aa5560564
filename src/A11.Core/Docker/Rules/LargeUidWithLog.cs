using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds useradd with a user ID for which the login logs become huge.</summary>
public sealed class LargeUidWithLog : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3046", "large-uid-with-log", "Pass --no-log-init to useradd for large user IDs", Severity.Warning, Category.Small)
    {
        Aliases = ["hadolint/DL3046"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands.Where(command => command.Name == "useradd" && !command.HasFlag("-l", "--no-log-init")))
        {
            if (LongUid(command) is { } uid)
            {
                context.Within(run.Map).Report(
                    this,
                    uid.Span,
                    "A user ID this large makes /var/log/lastlog and /var/log/faillog huge, and the layer with them. Add --no-log-init.",
                    run.Insert(command.Words[0].Span, "--no-log-init") is { } edit ? new Fix("Add --no-log-init", [edit], FixSafety.Unsafe) : null);
            }
        }
    }

    /// <summary>The UID where it has six digits or more (useradd(8), “-u”).</summary>
    private static ShellWord? LongUid(ShellCommand command)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            var word = command.Words[i];
            var digits = word.Value switch
            {
                "-u" or "--uid" when i + 1 < command.Words.Length => (word = command.Words[i + 1]).Value,
                ['-', 'u', .. var rest] => rest,
                _ when word.Value.StartsWith("--uid=", StringComparison.Ordinal) => word.Value["--uid=".Length..],
                _ => "",
            };
            if (digits.Length >= 6 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            {
                return word;
            }
        }

        return null;
    }
}
