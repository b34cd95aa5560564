using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.PreCommit.Rules;

/// <summary>Finds hooks that are cloned without encryption.</summary>
public sealed class InsecureHookRepository : PreCommitRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1203", "insecure-hook-repository", "Hooks must be cloned over an encrypted connection", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/insecure-url-scheme"],
    };

    /// <inheritdoc/>
    public override void Visit(HookRepository repository, RuleContext context)
    {
        var url = repository.Url.Value;
        if (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("git://", StringComparison.OrdinalIgnoreCase))
        {
            context.Report(this, repository.Url.ValueSpan, "The hooks are cloned without encryption, so whoever is in between can replace what runs on every developer's machine. Use https.");
        }
    }
}
