using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds Dockerfiles that copy the whole build context without a .dockerignore file.</summary>
public sealed class MissingDockerignore : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0006", "missing-dockerignore", "Dockerfiles that copy the whole build context should have a .dockerignore file", Severity.Warning, Category.Secure)
    {
        FixedIn = ".dockerignore",
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (FindContextCopies(file).FirstOrDefault() is { Copy: { } copy } && !HasIgnoreFile(context))
        {
            context.Report(this, copy.Words[0].Span, $"{copy.Name} copies the whole build context, including .git and local secrets. Add a .dockerignore file in the directory that is built.");
        }
    }

    /// <summary>The instructions that copy the whole build context, and their stages.</summary>
    internal static IEnumerable<(Stage Stage, Instruction Copy)> FindContextCopies(DockerfileModel file) => file.Stages.SelectMany(stage => stage.Instructions.Where(instruction =>
        instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && instruction.Words.Length >= 2 && instruction.Words[..^1].Any(source => source.Value is "." or "./")).Select(copy => (stage, copy)));

    private static bool HasIgnoreFile(RuleContext context) =>
        DockerIgnoreFile.Find(context.File, context.Repository) is not null || BuildContext.Folders(context).Any(folder => context.Repository.Exists(folder.Length == 0 ? ".containerignore" : folder + "/.containerignore"));
}
