using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.DevContainers;

/// <summary>What of a devcontainer.json is read as shell code, and where it stands.</summary>
[TestClass]
public sealed class DevContainerScriptTests
{
    [TestMethod]
    [DataRow("\"postCreateCommand\": \"rm $(cat list)\"", "AXS2046@2:26-37", DisplayName = "A text is for the shell")]
    [DataRow("\"initializeCommand\": \"rm $(cat list)\"", "AXS2046@2:26-37")]
    [DataRow("\"onCreateCommand\": \"rm $(cat list)\"", "AXS2046@2:24-35")]
    [DataRow("\"updateContentCommand\": \"rm $(cat list)\"", "AXS2046@2:29-40")]
    [DataRow("\"postStartCommand\": \"rm $(cat list)\"", "AXS2046@2:25-36")]
    [DataRow("\"postAttachCommand\": \"rm $(cat list)\"", "AXS2046@2:26-37")]
    [DataRow("\"postCreateCommand\": [\"rm\", \"$(cat list)\"]", "", DisplayName = "A list is for none")]
    [DataRow("\"postCreateCommand\": [\"bash\", \"-c\", \"rm $(cat list)\"]", "AXS2046@2:41-52", DisplayName = "But what it gives to one")]
    [DataRow("\"postCreateCommand\": { \"a\": \"rm $(cat list)\", \"b\": [\"rm\", \"$(x)\"], \"c\": [\"sh\", \"-c\", \"rm $(y)\"] }", "AXS2046@2:33-44 AXS2046@2:90-94", DisplayName = "An object holds several")]
    [DataRow("\"postCreateCommand\": \"echo \\\"\\u00e9\\\" && rm $(cat list)\"", "AXS2046@2:45-56", DisplayName = "Escapes are JSON's")]
    [DataRow("\"postCreateCommand\": \"rm ${localEnv:FILES} ${containerWorkspaceFolder}\"", "", DisplayName = "Variables of the format are filled in before")]
    [DataRow("\"postCreateCommand\": \"rm ${FILES}\"", "AXS2086@2:26-34", DisplayName = "And others are the shell's")]
    [DataRow("\"postCreateCommand\": \"rm \\\"a\"", "AXS0001@2:26-28", DisplayName = "A syntax error is found")]
    [DataRow("\"customizations\": { \"postCreateCommand\": \"rm $(cat list)\" }", "", DisplayName = "Commands stand at the root")]
    [DataRow("// a11:disable AXS2046 -- the list is ours\n\"postCreateCommand\": \"rm $(cat list)\"", "", DisplayName = "A comment suppresses the next member")]
    [DataRow("/* a11:disable AXS2046 -- the list is ours */\n\"postCreateCommand\": \"rm $(cat list)\"", "")]
    [DataRow("// a11:disable AXS2046 -- the list is ours\n\"name\": \"a\",\n\"postCreateCommand\": \"rm $(cat list)\"", "AXS2046@4:26-37", DisplayName = "And no other")]
    public void Commands_are_scripts(string member, string expected)
    {
        var found = TestEngine.Default.Run(new MemoryFileSource([new(".devcontainer/devcontainer.json", $"{{\n{member}\n}}\n")]), new A11.Core.Analysis.DefaultSettings()).Diagnostics;
        Assert.AreEqual(
            expected,
            string.Join(' ', found.Where(finding => finding.Rule.Id is "AXS2046" or "AXS2086" or "AXS0001").Select(finding => $"{finding.Rule.Id}@{finding.Start.Line}:{finding.Start.Column}-{finding.End.Column}")));
    }

    [TestMethod]
    public void The_shell_of_an_image_is_known()
    {
        Assert.IsTrue(Find("alpine:3.22.1"));
        Assert.IsFalse(Find("debian:13.2"));

        static bool Find(string image) => TestEngine.Default
            .Run(new MemoryFileSource([new(".devcontainer.json", $"{{ \"image\": \"{image}\", \"postCreateCommand\": \"echo $'a'\" }}")]), new A11.Core.Analysis.DefaultSettings())
            .Diagnostics.All(finding => finding.Rule.Id != "AXS3003");
    }
}
