using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Workflows.Taint;

/// <summary>Finds what scripts of sh, bash, PowerShell and cmd write into the runner's files. All are read as sh reads them, which is enough for a redirection.</summary>
internal static class RunnerFile
{
    /// <summary>Sets variables of later steps.</summary>
    public const string Environment = "GITHUB_ENV";

    /// <summary>Sets outputs of the step.</summary>
    public const string Output = "GITHUB_OUTPUT";

    private const string Path = "GITHUB_PATH";

    private static readonly FrozenSet<string> Writers = new[] { "tee", "Out-File", "Add-Content", "Set-Content", "Tee-Object" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The writes that set variables or PATH.</summary>
    public static IEnumerable<RunnerFileWrite> FindWrites(ShellScript script) => FindAll(script).Where(static write => write.File is Environment or Path);

    /// <summary>All writes.</summary>
    public static ImmutableArray<RunnerFileWrite> FindAll(ShellScript script)
    {
        var finder = new Finder();
        finder.Start(script.Root);
        return finder.Found.ToImmutable();
    }

    /// <summary>The variable of a file that a word names: <c>$GITHUB_ENV</c>, <c>$env:GITHUB_ENV</c>, <c>%GITHUB_ENV%</c>; null where it names none.</summary>
    private static string? FileOf(ShellWord? word)
    {
        if (word is null)
        {
            return null;
        }

        var name = word.Value.AsSpan().Trim("${}%\"");
        name = name.StartsWith("env:", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        return word.Value.AsSpan().IndexOfAny('$', '%') != 0 ? null : name.ToString().ToUpperInvariant() is Environment or Output or Path ? name.ToString().ToUpperInvariant() : null;
    }

    private static bool IsDynamic(ShellNode value) => value switch
    {
        ShellWord word => word.ConstantValue is null || word.Value.Contains('%', StringComparison.Ordinal),
        ShellHereDocument document => !document.IsQuoted && document.Parts.Any(static part => part is not LiteralPart),
        _ => true,
    };

    private sealed class Finder : ShellWalker
    {
        public ImmutableArray<RunnerFileWrite>.Builder Found { get; } = ImmutableArray.CreateBuilder<RunnerFileWrite>();

        public void Start(ShellNode node) => Visit(node);

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case CommandNode command when command.Redirections.FirstOrDefault(static redirection => redirection.Operator is ">" or ">>" && FileOf(redirection.Target) is not null) is { } redirection:
                    Add(FileOf(redirection.Target)!, command, command.Span);
                    break;
                case Pipeline { Commands: [.., SimpleCommand { Name: { } name } last] } pipeline when Writers.Contains(name) && last.Words.Select(FileOf).FirstOrDefault(static file => file is not null) is { } file:
                    Add(file, pipeline, pipeline.Span);
                    break;
                case SimpleCommand { Name: { } name } command when Writers.Contains(name) && command.Words.Select(FileOf).FirstOrDefault(static file => file is not null) is { } file:
                    Add(file, command, command.Span);
                    break;
                default:
                    break;
            }

            VisitChildren(node);
        }

        private void Add(string file, ShellNode writer, TextSpan span)
        {
            var values = new Values();
            values.Start(writer);
            if (Found.Count == 0 || !Found[^1].Span.Contains(span))
            {
                Found.Add(new RunnerFileWrite(file, values.Found.ToImmutable(), span, values.IsDynamic));
            }
        }
    }

    /// <summary>What commands print: the words of echo and printf, the here-documents of cat; of any other command nobody knows.</summary>
    private sealed class Values : ShellWalker
    {
        public ImmutableArray<ShellNode>.Builder Found { get; } = ImmutableArray.CreateBuilder<ShellNode>();

        public bool IsDynamic { get; private set; }

        public void Start(ShellNode node) => Visit(node);

        protected override void Visit(ShellNode node)
        {
            if (node is not SimpleCommand command)
            {
                VisitChildren(node);
                return;
            }

            var document = command.Redirections.Select(static redirection => (ShellNode?)redirection.Document ?? (redirection.Operator == "<<<" ? redirection.Target : null)).OfType<ShellNode>();
            ShellNode[] read = UntrustedFiles.AreReadBy(command) ? [command] : [];
            ShellNode[] values = [.. read, .. command.Words.Skip(1).Where(static word => FileOf(word) is null), .. document];
            Found.AddRange(values);
            var isPlain = command.Name is "echo" or "printf" or "tee" or "Write-Output" || command is { Name: "cat", Words.Length: 1 };
            IsDynamic |= !isPlain || values.Any(RunnerFile.IsDynamic);
        }
    }
}
