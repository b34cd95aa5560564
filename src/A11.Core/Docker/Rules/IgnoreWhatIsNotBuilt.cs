using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>What is copied whole has a .dockerignore.</summary>
public sealed class IgnoreWhatIsNotBuilt : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0006", "dockerignore", "What is copied whole has a .dockerignore", Severity.Warning, Category.Secure)
    {
        MendedIn = ".dockerignore",
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (CopiesOfAll(file).FirstOrDefault() is { Copy: { } copy } && !HasIgnoreFile(context))
        {
            context.Report(this, copy.Words[0].Span, "Everything in the folder goes into the build, .git, local settings and secrets included, and every change in it makes the cache useless; write a .dockerignore beside the Dockerfile or at the root.");
        }
    }

    /// <summary>The instructions that copy the whole build context, and their stages.</summary>
    internal static IEnumerable<(Stage Stage, Instruction Copy)> CopiesOfAll(DockerfileModel file) => file.Stages.SelectMany(stage => stage.Instructions.Where(instruction =>
        instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && instruction.Words.Length >= 2 && instruction.Words[..^1].Any(source => source.Value is "." or "./")).Select(copy => (stage, copy)));

    private static bool HasIgnoreFile(RuleContext context) =>
        DockerIgnoreFile.Find(context.File, context.Repository) is not null || BuildContext.Folders(context).Any(folder => context.Repository.Exists(folder.Length == 0 ? ".containerignore" : folder + "/.containerignore"));
}
