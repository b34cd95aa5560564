using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.PreCommit.Rules;

/// <summary>Finds hooks whose repository is archived.</summary>
public sealed class ArchivedHookRepository : PreCommitRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1201", "archived-hook-repository", "Hooks should be maintained", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/archived-uses"],
    };

    /// <inheritdoc/>
    public override void Visit(HookRepository repository, RuleContext context)
    {
        if (repository.OnGitHub is { } reference && ActionCatalog.IsArchived(reference))
        {
            context.Report(this, repository.Url.ValueSpan, $"{reference.Repository} is archived: nobody fixes vulnerabilities in it any more. Use a maintained hook.");
        }
    }
}
