using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Compose.Rules;

/// <summary>A compose file has no version key.</summary>
public sealed class OmitVersion : ComposeRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXC1001", "no-version", "A compose file has no version key", Severity.Warning, Category.Correct)
    {
        Aliases = ["dclint/no-version-field"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        if (file.Root.Find("version") is { } version)
        {
            var line = context.File.Text.GetPosition(version.Span.Start).Line;
            var isAlone = context.File.Text.GetPosition(version.Span.End).Line == line && context.File.Text.GetPosition(version.Span.Start).Column == 1 && !file.Root.IsFlow && file.Root.Entries.Length > 1 && version.Value.Anchor is null;
            context.Report(
                this,
                version.Key.Span,
                "“version” is obsolete: Compose ignores it and warns at every start; remove the line.",
                isAlone && !IsForSwarm(file) ? new Fix("Remove the line", [new TextEdit(context.File.Text.GetLineWithTerminator(line), "")], FixSafety.Safe) : null);
        }
    }

    /// <summary>“docker stack” reads the version in releases that are still in use, and refuses a file without one (https://github.com/docker/cli/pull/3257).</summary>
    private static bool IsForSwarm(ComposeFile file) => file.Services.Any(service => service.Get("deploy") is not null);
}
