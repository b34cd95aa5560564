using A11.Agents.Generation.Applications;
using A11.Agents.Generation.DotNet;
using A11.Core.Files;

namespace A11.Agents.Tests.Generation;

/// <summary>Which SDKs a <c>global.json</c> takes (Microsoft's “global.json overview”, the table of rollForward).</summary>
[TestClass]
public sealed class SdkSelectionTests
{
    [TestMethod]
    [DataRow("disable", "9.0.102", "9.0.102", true)]
    [DataRow("disable", "9.0.102", "9.0.103", false)]
    [DataRow("patch", "9.0.102", "9.0.103", true)]
    [DataRow("patch", "9.0.102", "9.0.102", true)]
    [DataRow("latestPatch", "9.0.102", "9.0.101", false)]
    [DataRow("latestPatch", "9.0.102", "9.0.200", false)]
    [DataRow("latestPatch", "9.0.102", "9.1.102", false)]
    [DataRow("latestPatch", "9.0.102", "10.0.102", false)]
    [DataRow("feature", "9.0.102", "9.0.300", true)]
    [DataRow("latestFeature", "9.0.102", "9.0.101", false)]
    [DataRow("latestFeature", "9.0.102", "9.0.102", true)]
    [DataRow("latestFeature", "9.0.102", "9.1.100", false)]
    [DataRow("latestFeature", "9.0.102", "10.0.102", false)]
    [DataRow("minor", "9.0.102", "9.1.100", true)]
    [DataRow("latestMinor", "9.0.102", "9.0.102", true)]
    [DataRow("latestMinor", "9.0.102", "9.0.101", false)]
    [DataRow("latestMinor", "9.0.102", "10.0.100", false)]
    [DataRow("major", "9.0.102", "10.0.100", true)]
    [DataRow("latestMajor", "9.0.102", "9.0.102", true)]
    [DataRow("latestMajor", "9.0.102", "8.0.400", false)]
    [DataRow("sometimes", "9.0.102", "9.0.102", false)]
    [DataRow("latestMajor", "9.0", "9.0.102", false)]
    [DataRow("latestMajor", "9.0.102", "10.0", false)]
    public void An_SDK_may_stand_in_for_another(string rollForward, string version, string tag, bool expected) =>
        Assert.AreEqual(expected, Read($$"""{ "sdk": { "version": "{{version}}", "rollForward": "{{rollForward}}" } }""").Accepts(tag));

    [TestMethod]
    [DataRow(null, null, "", false, false)]
    [DataRow("{", null, "", false, false)]
    [DataRow("[]", null, "latestPatch", false, false)]
    [DataRow("""{ "sdk": { "version": 9 } }""", null, "latestPatch", false, false)]
    [DataRow("""{ /* which */ "sdk": { "version": "9.0.102", }, }""", "9.0.102", "latestPatch", false, false)]
    [DataRow("""{ "msbuild-sdks": {}, "test": { "runner": "VSTest" } }""", null, "latestPatch", false, false)]
    [DataRow("""{ "msbuild-sdks": { "A": "1.0.0" }, "test": { "runner": "Microsoft.Testing.Platform" } }""", null, "latestPatch", true, true)]
    public void What_a_file_says(string? text, string? version, string rollForward, bool hasSdks, bool usesPlatform) =>
        Assert.AreEqual(new SdkSelection(version, rollForward, hasSdks, usesPlatform), Read(text));

    [TestMethod]
    public void Without_a_version_any_SDK_is_taken() => Assert.IsTrue(Read("{}").Accepts("1.0"));

    private static SdkSelection Read(string? text) => SdkSelection.Read(new ProjectFiles(new MemoryFileSource(text is null ? [] : [KeyValuePair.Create("global.json", text)])));
}
