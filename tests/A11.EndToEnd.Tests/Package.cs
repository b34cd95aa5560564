using System.IO.Compression;
using System.Xml.Linq;

namespace A11.EndToEnd.Tests;

/// <summary>A package of the feed.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _archive;

    public Package(string id)
    {
        Id = id;
        File = Directory.EnumerateFiles(Feed.Path, $"{id}.*.nupkg").Single();
        _archive = ZipFile.OpenRead(File);
    }

    public string Id { get; }

    public string File { get; }

    public IEnumerable<string> Entries => _archive.Entries.Select(entry => entry.FullName);

    /// <summary>The time of the oldest file, as the archive says it, without a time zone.</summary>
    public DateTime Time => _archive.Entries.Min(entry => entry.LastWriteTime.DateTime);

    public IEnumerable<string> Assemblies => Entries.Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>The assemblies of this repository.</summary>
    public IEnumerable<string> OwnAssemblies => Assemblies.Where(IsOwn);

    /// <summary>The names of the assemblies of others.</summary>
    public IEnumerable<string> OtherAssemblies => Assemblies.Where(path => !IsOwn(path)).Select(path => Path.GetFileNameWithoutExtension(path)).Distinct();

    public XElement Description => XDocument.Parse(ReadText($"{Id}.nuspec")).Root!.Elements().Single();

    public string ReadText(string entry)
    {
        using var reader = new StreamReader(_archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    public byte[] ReadBytes(string entry)
    {
        using var stream = _archive.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose() => _archive.Dispose();

    private static bool IsOwn(string path) => Path.GetFileName(path) is var name && (name.StartsWith("A11.", StringComparison.Ordinal) || name == "dotnet-a11.dll");
}
