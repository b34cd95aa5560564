using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds USER with a name.</summary>
public sealed class NonNumericUser : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3066", "non-numeric-user", "Set USER to a numeric user ID", Severity.Info, Category.Secure)
    {
        Aliases = ["hadolint/DL3066"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction is { Name: "USER", Words: [{ HasVariable: false } user, ..] } && user.Value.Split(':')[0] is { Length: > 0 } name and not "root" && name.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0 && !stage.IsWindows)
        {
            context.Report(this, user.Span, $"Kubernetes can't tell that the user {name} is not root, so runAsNonRoot rejects the container. Write the numeric user ID.");
        }
    }
}
