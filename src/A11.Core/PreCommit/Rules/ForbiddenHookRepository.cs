using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Actions;

namespace A11.Core.PreCommit.Rules;

/// <summary>Finds hooks that the repository's owners do not allow.</summary>
public sealed class ForbiddenHookRepository : PreCommitRule
{
    private static readonly TextListOption Allow = new("allow", "Patterns of the only repositories of hooks that may be used, for example pre-commit/*; empty allows all.", []);
    private static readonly TextListOption Deny = new("deny", "Patterns of repositories of hooks that may not be used, for example owner/repository.", []);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1202", "forbidden-hook-repository", "Hooks must be among those that are allowed", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/forbidden-uses"],
        Options = [Allow, Deny],
    };

    /// <inheritdoc/>
    public override void Visit(HookRepository repository, RuleContext context)
    {
        var allowed = context.Option(this, Allow);
        if (repository.OnGitHub is { } reference
            && (UsesPattern.FindFor(reference, context.Option(this, Deny)) is not null || (!allowed.IsEmpty && UsesPattern.FindFor(reference, allowed) is null)))
        {
            context.Report(this, repository.Url.ValueSpan, $"The configuration does not allow hooks of {reference.Repository}. Use an allowed one.");
        }
    }
}
