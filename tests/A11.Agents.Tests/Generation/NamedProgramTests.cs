using A11.Agents.Generation;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Tests.Generation;

/// <summary>Which of several programs a task means, by its words and by the Dockerfile's name and directory.</summary>
[TestClass]
public sealed class NamedProgramTests
{
    private static readonly ProgramCandidate[] Programs =
    [
        new("Shop.Api", "src/Shop.Api", true), new("Shop.Worker", "src/Shop.Worker", true), new("Shop", "src/Shop", true), new("AotTestApp", "tools/AotTestApp", false), new("Build", "tools/Build", false),
    ];

    [TestMethod]
    [DataRow("Image of Shop.Api", "Shop.Api")]
    [DataRow("Image of shop.api.", "Shop.Api")]
    [DataRow("Image of Shop.Api, please", "Shop.Api")]
    [DataRow("Image of the API", "Shop.Api")]
    [DataRow("The worker's image", "Shop.Worker")]
    [DataRow("Image of src/Shop.Worker", "Shop.Worker")]
    [DataRow("Image of src/Shop.Worker.", "Shop.Worker")]
    [DataRow("Image of Shop", "Shop")]
    [DataRow("Image of AotTestApp", "AotTestApp")]
    [DataRow("Image of aottestapp", null)]
    [DataRow("Multi-stage Build", null)]
    [DataRow("Image of the shop", null)]
    [DataRow("Image of Shop.Api.Tests", null)]
    [DataRow("Image of My.Shop", null)]
    [DataRow("Image of Shop.Api and Shop.Worker", null)]
    [DataRow("Capital image", null)]
    [DataRow("Image of all-api-things", null)]
    public void By_words(string text, string? expected) => Assert.AreEqual(expected, Choose(Programs, new ContainerRequest("Dockerfile", text)));

    [TestMethod]
    [DataRow("Dockerfile.api", "Shop.Api")]
    [DataRow("worker.Dockerfile", "Shop.Worker")]
    [DataRow("Dockerfile.Shop", "Shop")]
    [DataRow("src/Shop.Api/Dockerfile", "Shop.Api")]
    [DataRow("docker/Dockerfile.worker", "Shop.Worker")]
    [DataRow("Dockerfile.other", null)]
    [DataRow("src/Dockerfile", null)]
    public void By_the_file(string path, string? expected) => Assert.AreEqual(expected, Choose(Programs, new ContainerRequest(path, "Image")));

    [TestMethod]
    public void The_only_product_is_meant_and_none_where_there_are_none()
    {
        Assert.AreEqual("Shop", Choose([Programs[2], Programs[3]], new ContainerRequest(null, "Image")));
        Assert.AreEqual("", Choose([Programs[3]], new ContainerRequest(null, "Image")));
    }

    [TestMethod]
    public void Programs_are_listed_as_far_as_a_reader_needs()
    {
        Assert.AreEqual("a (x), b", ProgramChoice.Describe([new("a", "x", true), new("b", "", true)]));
        Assert.AreEqual("Shop.Api, Shop.Worker, Shop", ProgramChoice.Summarize(Programs[..3]));
        Assert.AreEqual("Shop.Api, Shop.Worker, Shop and 2 more", ProgramChoice.Summarize(Programs));
    }

    /// <summary>The name; empty where none is a product, null where several may be meant.</summary>
    private static string? Choose(ProgramCandidate[] programs, ContainerRequest request)
    {
        try
        {
            return ProgramChoice.Choose(programs, request)?.Name ?? "";
        }
        catch (RefusalException refusal)
        {
            StringAssert.StartsWith(refusal.Message, "There are several programs: ");
            return null;
        }
    }
}
