using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Syntax;
using A11.Core.Images;

namespace A11.Core.Docker.Model;

/// <summary>Makes stages of the instructions, resolves what they are named by, and notes which need which.</summary>
internal sealed class DockerfileModelBuilder
{
    /// <summary>What Microsoft calls its base images for Windows; images made from them carry it in their tags.</summary>
    private static readonly string[] WindowsNames = ["windowsservercore", "nanoserver", "windows"];

    private readonly Dockerfile _syntax;
    private readonly List<Stage> _stages = [];
    private readonly Dictionary<string, Stage> _byName = new(StringComparer.OrdinalIgnoreCase);
    private DockerVariables _globals = DockerVariables.Platform;

    public DockerfileModelBuilder(Dockerfile syntax) => _syntax = syntax;

    public DockerfileModel Build()
    {
        var instructions = _syntax.Instructions;
        var first = 0;
        while (first < instructions.Length && !instructions[first].Is("FROM"))
        {
            first++;
        }

        var preamble = instructions[..first];
        var isFragment = first == instructions.Length && first > 0;
        if (isFragment)
        {
            AddStage(null, preamble);
            preamble = [];
        }

        DeclareGlobals(preamble);
        for (var i = first; i < instructions.Length;)
        {
            var end = i + 1;
            while (end < instructions.Length && !instructions[end].Is("FROM"))
            {
                end++;
            }

            AddStage(instructions[i], instructions[(i + 1)..end]);
            i = end;
        }

        Connect();
        return new DockerfileModel(_syntax, preamble, _globals, [.. _stages]);
    }

    private void DeclareGlobals(ImmutableArray<Instruction> preamble)
    {
        foreach (var pair in preamble.Where(instruction => instruction.Is("ARG")).SelectMany(instruction => instruction.Pairs))
        {
            var value = pair.Value is { } word ? WordExpander.Expand(word.Raw, _syntax.Escape, _globals).Result : default;
            _globals = _globals.With(new DockerVariable(pair.Name, value.IsConstant ? value.Text : null, true));
        }
    }

    private void AddStage(Instruction? from, ImmutableArray<Instruction> instructions)
    {
        var image = from is null || from.Words.IsEmpty ? default : from.Words[0];
        var reference = ImageReference.Parse(image.Raw is null ? "" : Expand(image.Raw).Text);
        var name = from is { Words: [_, { } keyword, { } last, ..] } && keyword.Value.Equals("AS", StringComparison.OrdinalIgnoreCase) ? last.Value.ToLowerInvariant() : "";
        var parent = _byName.GetValueOrDefault(reference.Text);
        var platform = from?.Flag("platform") is { } written ? Expand(written) : (ExpandedText?)null;
        var isWindows = parent?.IsWindows ?? IsForWindows(reference, platform);
        var begin = parent?.End ?? new StageState(isWindows ? DockerShell.Windows : DockerShell.Linux, DockerVariables.None);
        if (parent is not null && parent.Instructions.Any(static instruction => instruction.Trigger is { } trigger && trigger.Is("WORKDIR")))
        {
            begin = begin with { IsWorkdirUncertain = true };
        }

        var stage = new Stage(_stages.Count, from, reference, image.Span, name, parent, instructions)
        {
            Platform = platform,
            IsWindows = isWindows,
            States = new StageWalker(_globals, _syntax.Escape).Walk(begin, instructions),
        };
        _stages.Add(stage);
        if (name.Length > 0)
        {
            _byName[name] = stage;
        }
    }

    private ExpandedText Expand(string word) => WordExpander.Expand(word, _syntax.Escape, _globals).Result;

    /// <summary>Microsoft's Windows images say so in their repository or tag; and a backtick as escape character is made for their paths, where the image isn't one for Linux alone.</summary>
    private bool IsForWindows(ImageReference image, ExpandedText? platform)
    {
        if (platform is { IsConstant: true } named)
        {
            return named.Text.StartsWith("windows", StringComparison.OrdinalIgnoreCase);
        }

        return image.Repository.StartsWith("mcr.microsoft.com/windows", StringComparison.OrdinalIgnoreCase)
            || image.Repository.StartsWith("mcr.microsoft.com/dotnet/framework/", StringComparison.OrdinalIgnoreCase)
            || WindowsNames.Any(name => image.Repository.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase) || (image.Tag ?? "").Contains(name, StringComparison.OrdinalIgnoreCase))
            || (_syntax.Escape == '`' && !LinuxImages.Contains(image));
    }

    /// <summary>Resolves COPY --from and mounts: by name to any stage, as BuildKit does before it asks whether that comes first.</summary>
    private void Connect()
    {
        foreach (var stage in _stages)
        {
            stage.References = [.. stage.Instructions.SelectMany(instruction => ReferencesOf(instruction.Trigger ?? instruction))];
            foreach (var reference in stage.References)
            {
                if (reference.Target is { } target && target != stage)
                {
                    target.IsReferenced = true;
                }
            }

            if (stage.Parent is { } parent)
            {
                parent.IsReferenced = true;
            }
        }

        if (_stages.Count > 0)
        {
            _stages[^1].IsFinal = true;
            foreach (var stage in _stages[^1].Lineage)
            {
                stage.IsShipped = true;
            }

            MarkNeeded(_stages[^1]);
        }
    }

    private static void MarkNeeded(Stage final)
    {
        var open = new Stack<Stage>([final]);
        while (open.TryPop(out var stage))
        {
            if (stage.IsNeeded)
            {
                continue;
            }

            stage.IsNeeded = true;
            if (stage.Parent is { } parent)
            {
                open.Push(parent);
            }

            foreach (var reference in stage.References)
            {
                if (reference.Target is { } target)
                {
                    open.Push(target);
                }
            }
        }
    }

    private IEnumerable<StageReference> ReferencesOf(Instruction instruction)
    {
        if (instruction.Is("COPY"))
        {
            foreach (var flag in instruction.Flags)
            {
                if (flag is { Name: "from", Value.Length: > 0 })
                {
                    var isNumber = int.TryParse(flag.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index);
                    var target = !isNumber ? _byName.GetValueOrDefault(flag.Value) : index >= 0 && index < _stages.Count ? _stages[index] : null;
                    yield return new StageReference(instruction, flag.ValueSpan, flag.Value, target, isNumber ? index : null);
                }
            }
        }

        foreach (var mount in instruction.Mounts)
        {
            if (mount is { From.Length: > 0, Type: not "tmpfs" })
            {
                yield return new StageReference(instruction, mount.Flag.ValueSpan, mount.From, _byName.GetValueOrDefault(mount.From), null);
            }
        }
    }
}
