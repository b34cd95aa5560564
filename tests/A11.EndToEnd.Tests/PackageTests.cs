using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace A11.EndToEnd.Tests;

/// <summary>What the packages hold beside what runs.</summary>
[TestClass]
public sealed class PackageTests
{
    public static IEnumerable<string> Ids => ["A11.Build", "A11.Tool"];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void It_says_what_it_is(string id)
    {
        using var package = new Package(id);
        var description = package.Description.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        foreach (var name in new[] { "authors", "copyright", "description", "icon", "license", "projectUrl", "readme", "releaseNotes", "tags" })
        {
            Assert.IsFalse(string.IsNullOrWhiteSpace(description.GetValueOrDefault(name)), $"{id}: no {name}");
        }

        CollectionAssert.IsSubsetOf(
            new[] { description["icon"], description["readme"], "THIRD-PARTY-NOTICES.txt", "THIRD-PARTY-NOTICES-DOTNET.txt" },
            package.Entries.ToArray());
        StringAssert.StartsWith(package.ReadText("THIRD-PARTY-NOTICES-DOTNET.txt"), ".NET Runtime uses third-party libraries");
        // Not the clone's remote, which can be a directory on the machine that packs.
        Assert.AreEqual(description["projectUrl"], package.Description.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value);
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Its_assemblies_carry_their_symbols(string id)
    {
        using var package = new Package(id);
        Assert.IsTrue(package.OwnAssemblies.Any());
        foreach (var assembly in package.OwnAssemblies)
        {
            using var reader = new PEReader(ImmutableArray.Create(package.ReadBytes(assembly)));
            Assert.IsTrue(reader.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb), assembly);
        }
    }

    /// <summary>Else the same commit, built in another directory, is another package.</summary>
    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Its_symbols_name_no_directory_of_the_machine(string id)
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Inconclusive("Skipped: only on CI (CI=true) and in build/pack.cs are directories left out; elsewhere debuggers look there for sources.");
        }

        using var package = new Package(id);
        foreach (var assembly in package.OwnAssemblies)
        {
            using var reader = new PEReader(ImmutableArray.Create(package.ReadBytes(assembly)));
            using var symbols = reader.ReadEmbeddedPortablePdbDebugDirectoryData(reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
            var documents = symbols.GetMetadataReader();
            var paths = documents.Documents.Select(document => documents.GetString(documents.GetDocument(document).Name)).ToArray();
            Assert.AreNotEqual(0, paths.Length, assembly);
            CollectionAssert.AreEqual(Array.Empty<string>(), paths.Where(path => !path.StartsWith("/_/", StringComparison.Ordinal)).ToArray(), assembly);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void What_it_ships_of_others_has_its_notice(string id)
    {
        using var package = new Package(id);
        var notices = Notice.ReadAll(package.ReadText("THIRD-PARTY-NOTICES.txt")).ToDictionary(notice => notice.Name);
        Assert.IsTrue(package.OtherAssemblies.Any());
        foreach (var name in package.OtherAssemblies)
        {
            var notice = notices.GetValueOrDefault(name);
            Assert.IsNotNull(notice, $"{id} ships {name}.dll: add its license to THIRD-PARTY-NOTICES.txt.");
            Assert.AreEqual(ReadLicense(id, name), notice.License, name);
        }
    }

    [TestMethod]
    public void No_notice_is_of_what_is_not_shipped()
    {
        var shipped = Ids.SelectMany(id =>
        {
            using var package = new Package(id);
            return package.OtherAssemblies.ToArray();
        });
        var named = Notice.ReadAll(File.ReadAllText(Path.Combine(Feed.Root, "THIRD-PARTY-NOTICES.txt"))).Where(notice => notice.Place.Length == 0).Select(notice => notice.Name);
        CollectionAssert.AreEquivalent(shipped.Distinct().ToArray(), named.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Packed_again_it_is_the_same(string id)
    {
        using var package = new Package(id);
        if (package.Time != Feed.Time.DateTime)
        {
            Assert.Inconclusive("Skipped: this SDK does not take the time of a package's files from SOURCE_DATE_EPOCH.");
        }

        var directory = Directory.CreateTempSubdirectory("a11-package-").FullName;
        try
        {
            Feed.Pack(id, directory, TestContext.CancellationToken);
            CollectionAssert.AreEqual(File.ReadAllBytes(package.File), File.ReadAllBytes(Path.Combine(directory, Path.GetFileName(package.File))));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>The license of a package that a project was restored with, as the package itself says it.</summary>
    private static string ReadLicense(string project, string name)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Feed.Root, "src", project, "obj", "project.assets.json")));
        // A package need not have the name of what it holds.
        var path = assets.RootElement.GetProperty("libraries").EnumerateObject().Single(library => Holds(library.Value, name)).Value.GetProperty("path").GetString()!;
        var folder = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => Path.Combine(folder.Name, path)).First(Directory.Exists);
        return XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Descendants().Single(element => element.Name.LocalName == "license").Value;
    }

    private static bool Holds(JsonElement library, string assembly) => library.TryGetProperty("files", out var files)
        && files.EnumerateArray().Select(file => file.GetString()!).Any(file => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith($"/{assembly}.dll", StringComparison.Ordinal));
}
