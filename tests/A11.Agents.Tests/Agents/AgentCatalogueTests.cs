using A11.Agents.Catalogue;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Profiles;
using A11.Tests;

namespace A11.Agents.Tests.Agents;

/// <summary>Which names lead to which agent.</summary>
[TestClass]
public sealed class AgentCatalogueTests
{
    [TestMethod]
    [DataRow("builtin", "builtin")]
    [DataRow("profile", "cursor")]
    [DataRow("cursor", "cursor")]
    [DataRow("acp", "acp")]
    [DataRow("mine", "mine")]
    [DataRow("nobody", null)]
    public void A_name_leads_to_its_agent(string name, string? expected) =>
        Assert.AreEqual(expected, AgentCatalogue.Find(name, Settings("agents: { mine: { exec: [x] } }\n"), ProfileReader.BuiltIn)?.Name);

    [TestMethod]
    public void The_names_that_can_be_written_are_those_that_are_known_and_those_that_are_defined()
    {
        var settings = Settings("agents: { mine: { exec: [x] }, claude: { timeout: 1m } }\n");
        var names = AgentCatalogue.Names(settings);
        CollectionAssert.AreEqual(new[] { "builtin", "profile", "cursor", "claude", "codex", "gemini", "opencode", "copilot", "mine" }, names);
        foreach (var name in names)
        {
            Assert.IsNotNull(AgentCatalogue.Find(name, settings, ProfileReader.BuiltIn), name);
        }
    }

    [TestMethod]
    public void The_words_of_the_configuration_are_agents_that_are_known()
    {
        foreach (var name in AgentConfiguration.KnownNames)
        {
            Assert.AreEqual(name, AgentCatalogue.Find(name, Settings(""), ProfileReader.BuiltIn)?.Name);
        }
    }

    private static RunSettings Settings(string text) => TestEngine.Load(new MemoryFileSource([KeyValuePair.Create("a11.yml", text)])).Root;
}
