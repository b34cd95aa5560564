using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>No file with credentials is copied into the image.</summary>
public sealed class KeepCredentialFilesOut : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5010", "no-credential-files", "No file with credentials is copied into the image", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/DS-0031"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var isShipped = file.Final!.Lineage.Contains(stage);
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Name is "COPY" or "ADD" && instruction.HereDocuments.IsEmpty && instruction.Words.Length >= 2)
            {
                CheckSources(instruction, isShipped, context);
                CheckTarget(instruction, stage == file.Final, context);
            }
            else if (stage == file.Final)
            {
                CheckVariables(instruction, stage, context);
            }
        }
    }

    private void CheckSources(Instruction copy, bool isShipped, RuleContext context)
    {
        foreach (var source in copy.Words[..^1])
        {
            var isCredential = CredentialFiles.Holds(source.Value);
            if (isCredential || CredentialFiles.IsEnvironment(source.Value))
            {
                context.Report(
                    this,
                    source.Span,
                    isShipped
                        ? $"{source.Value} goes into the image with what is secret in it, and a later rm leaves it in the layer below; mount it while building (RUN --mount=type=secret), or pass it when the container starts."
                        : $"{source.Value} stays in the layers of the build with what is secret in it; mount it where it is needed (RUN --mount=type=secret).",
                    aliases: [],
                    severity: isCredential && isShipped ? null : Severity.Warning);
            }
        }
    }

    /// <summary>A target named by a variable that names a file with credentials.</summary>
    private void CheckTarget(Instruction copy, bool isLast, RuleContext context)
    {
        var target = copy.Words[^1];
        if (SecretNames.IsCredentialFile(target.Value.Trim('$', '{', '}')) && target.HasVariable)
        {
            context.Report(this, target.Span, $"{target.Value} names a file with credentials, and COPY puts it into the image for everybody to read; mount it (RUN --mount=type=secret), or pass it when the container starts.", aliases: isLast && copy.Is("COPY") && copy.Words.Length == 2 ? null : []);
        }
    }

    /// <summary>A variable that names a file with credentials in a folder that is copied.</summary>
    private void CheckVariables(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var variable in instruction.Pairs)
        {
            if (variable.Value?.Value is { Length: > 0 } path && SecretNames.IsCredentialFile(variable.Name) && stage.Instructions.FirstOrDefault(candidate => IsCopiedBy(candidate, path)) is { } copy)
            {
                var line = context.File.Text.GetPosition(copy.Span.Start).Line;
                context.Report(this, variable.NameSpan, $"{variable.Name} names a file with credentials in a folder that line {line} copies into the image, where everybody can read it; mount it when the container starts, and leave it out of the build.");
            }
        }
    }

    private static bool IsCopiedBy(Instruction instruction, string path)
    {
        if (!instruction.Is("COPY") || instruction.Words.Length < 2 || instruction.Flag("from") is not null)
        {
            return false;
        }

        var target = Normalized(instruction.Words[^1].Value);
        var file = Normalized(path);
        return target.Length == 0
            ? instruction.Words[^1].Value.StartsWith('/') || !path.StartsWith('/')
            : file == target || file.StartsWith(target + "/", StringComparison.Ordinal);
    }

    private static string Normalized(string path)
    {
        var result = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path == "." ? "" : path;
        return result.Trim('/');
    }
}
