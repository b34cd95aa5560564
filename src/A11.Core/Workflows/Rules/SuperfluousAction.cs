using System.Collections.Frozen;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds actions that do what a program of GitHub's runner images does.</summary>
public sealed class SuperfluousAction : ActionRule
{
    /// <summary>The action, and the command that does the same (the README of each; zizmor's documentation, “superfluous-actions”).</summary>
    private static readonly FrozenDictionary<string, string> Commands = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ncipollo/release-action"] = "gh release create",
        ["softprops/action-gh-release"] = "gh release create",
        ["elgohr/Github-Release-Action"] = "gh release create",
        ["svenstaro/upload-release-action"] = "gh release upload",
        ["peter-evans/create-pull-request"] = "gh pr create",
        ["peter-evans/create-or-update-comment"] = "gh pr comment",
        ["dacbd/create-issue-action"] = "gh issue create",
        ["actions-ecosystem/action-add-labels"] = "gh issue edit --add-label",
        ["actions-ecosystem/action-remove-labels"] = "gh issue edit --remove-label",
        ["addnab/docker-run-action"] = "docker run",
        ["sergeysova/jq-action"] = "jq",
        ["dtolnay/rust-toolchain"] = "rustup toolchain install",
        ["stefanzweifel/git-auto-commit-action"] = "git commit",
        ["EndBug/add-and-commit"] = "git commit",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1106", "superfluous-action", "Use programs of the runner instead of actions that wrap them", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/superfluous-actions"],
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context)
    {
        if (Commands.TryGetValue(reference.Repository, out var command))
        {
            context.Report(this, uses.ValueSpan, $"{reference.Repository} does what {command} does, which GitHub's runners have. Run {command} in a script, so that one less action sees the token.");
        }
    }
}
