using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Kubernetes.Model;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Reviews.Security;

/// <summary>What files say that matters to security.</summary>
internal sealed class SecurityFacts
{
    private readonly Dictionary<string, TextSpan> _owners = new(StringComparer.Ordinal);
    private readonly List<SecurityFact> _facts = [];

    private SecurityFacts()
    {
    }

    /// <summary>The text of the file that was read last; null where none could be read.</summary>
    public SourceText? Text { get; private set; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<SecurityFact> Facts => _facts;

    /// <summary>Reads files as one: what they say together.</summary>
    public static SecurityFacts Read(IEnumerable<string> paths, IFileSource files, Engine engine)
    {
        var facts = new SecurityFacts();
        foreach (var path in paths)
        {
            var file = new SourceFile(path, FileContent.Decode(files.Read(path).Span));
            if (file.Problem is null)
            {
                facts.Text = file.Text;
                facts.Read(file, engine);
            }
        }

        return facts;
    }

    /// <summary>Reads who is run by files alone, which costs less than all that they say.</summary>
    public static IEnumerable<SecurityFact> ReadSources(IEnumerable<string> paths, IFileSource files)
    {
        var facts = new SecurityFacts();
        foreach (var path in paths)
        {
            var file = new SourceFile(path, FileContent.Decode(files.Read(path).Span));
            if (file.Problem is null)
            {
                facts.ReadModel(file);
            }
        }

        return facts._facts.Where(fact => fact.Kind == SecurityFactKind.Source);
    }

    /// <summary>Where a part of the file is written; null where it has no such part.</summary>
    public TextSpan? FindOwner(string owner) => _owners.TryGetValue(owner, out var span) ? span : null;

    /// <summary>Whether a part of the file is one more beside all that were there before, and none of them by another name.</summary>
    public bool IsAdditional(string owner, SecurityFacts before) => before.FindOwner(owner) is null && before._owners.Keys.All(_owners.ContainsKey);

    /// <summary>Whether the same holds here: for the same part, or, where that part is not here, for any.</summary>
    public bool Has(SecurityFact fact) => _facts.Any(own => own.Kind == fact.Kind && (own.Name == fact.Name || Covers(own, fact)) && (own.Owner == fact.Owner || !_owners.ContainsKey(fact.Owner)));

    /// <summary>Adds a part of the file.</summary>
    public void AddOwner(string owner, TextSpan span) => _ = _owners.TryAdd(owner, span);

    /// <summary>Adds a fact.</summary>
    public void Add(SecurityFact fact)
    {
        AddOwner(fact.Owner, fact.Span);
        _facts.Add(fact);
    }

    /// <summary>Adds something that protects.</summary>
    public void AddProtection(string owner, string name, TextSpan span, params ImmutableArray<string> words) =>
        Add(new SecurityFact(SecurityFactKind.Protection, owner, name, span, name) { Words = words });

    /// <summary>Adds an image: its publisher, and whether a digest names it wherever it is named.</summary>
    public void AddImages(IEnumerable<(Core.Images.ImageReference Image, TextSpan Span)> images)
    {
        foreach (var same in images.Where(pair => pair.Image is { IsDynamic: false, Text: not ("" or "scratch") }).GroupBy(pair => pair.Image.ShortName, StringComparer.Ordinal))
        {
            var (image, span) = same.First();
            AddOwner($"image {same.Key}", span);
            if (Publisher.Find(image) is { } publisher)
            {
                Add(publisher.ToFact(image.Text, span));
            }

            if (same.All(pair => pair.Image.Digest is not null))
            {
                AddProtection($"image {same.Key}", $"The digest of the image {same.Key}", span, "digest", "pin", "unpin");
            }
        }
    }

    /// <summary>Full access to the workflow's token covers each permission.</summary>
    private static bool Covers(SecurityFact own, SecurityFact fact) => fact.Kind == SecurityFactKind.Permission && own.Name == WorkflowFacts.WriteAll;

    private void Read(SourceFile file, Engine engine)
    {
        ReadModel(file);
        foreach (var domain in engine.Domains.Where(domain => domain.MayClaim(file.Path) && domain.Claims(file)))
        {
            DownloadFacts.Read(domain.ScriptsOf(file), this);
            SuppressionFacts.Read(file.Text, domain.CommentsOf(file) ?? [], this);
        }
    }

    private void ReadModel(SourceFile file)
    {
        switch (GeneratedFiles.KindOf(file.Path))
        {
            case GeneratedFileKind.Dockerfile:
                DockerFacts.Read(DockerfileModel.Parse(file.Text), this);
                break;
            case GeneratedFileKind.Compose when ComposeFile.Parse(file.Text) is { } compose:
                ComposeFacts.Read(compose, this);
                break;
            case not GeneratedFileKind.Makefile when RepositoryPath.IsYaml(file.Path):
                if (WorkflowFile.Parse(file.Text) is { } workflow)
                {
                    WorkflowFacts.Read(workflow, this);
                }
                else
                {
                    KubernetesFacts.Read(Manifest.ReadAll(file), this);
                }

                break;
            default:
                break;
        }
    }
}
