using A11.Core.Workflows.Expressions;

namespace A11.Core.Tests.Workflows;

/// <summary>Places offer the contexts and functions of the table in GitHub's documentation (“Contexts reference”, context availability), and of its schema where that offers more.</summary>
[TestClass]
public sealed class ExpressionAvailabilityTests
{
    private const string Workflow = "github inputs vars";
    private const string Job = Workflow + " needs strategy matrix";
    private const string Running = Job + " secrets steps job runner env";
    private const string Step = Running + " hashfiles";
    private const string Condition = Job + " steps job runner env hashfiles status";
    private const string ActionStep = "github inputs strategy matrix steps job runner env hashfiles";

    [TestMethod]
    [DataRow("run-name", Workflow)]
    [DataRow("concurrency", Workflow)]
    [DataRow("concurrency group", Workflow)]
    [DataRow("env", Workflow + " secrets")]
    [DataRow("env A", Workflow + " secrets")]
    [DataRow("on workflow_call inputs a default", Workflow)]
    [DataRow("on workflow_call outputs a value", Workflow + " jobs")]
    [DataRow("permissions", "")]
    [DataRow("permissions contents", "")]
    [DataRow("defaults run shell", "")]
    [DataRow("name", null)]
    [DataRow("on push branches []", null)]
    [DataRow("jobs a", null)]
    [DataRow("jobs a name", Job)]
    [DataRow("jobs a if", Workflow + " needs status")]
    [DataRow("jobs a strategy", Workflow + " needs")]
    [DataRow("jobs a strategy matrix os []", Workflow + " needs")]
    [DataRow("jobs a runs-on", Job)]
    [DataRow("jobs a runs-on labels []", Job)]
    [DataRow("jobs a timeout-minutes", Job)]
    [DataRow("jobs a cancel-timeout-minutes", Job)]
    [DataRow("jobs a continue-on-error", Job)]
    [DataRow("jobs a concurrency", Job)]
    [DataRow("jobs a concurrency group", Job)]
    [DataRow("jobs a container", Job)]
    [DataRow("jobs a container image", Job)]
    [DataRow("jobs a container options", Job)]
    [DataRow("jobs a container volumes []", Job)]
    [DataRow("jobs a container env", Job)]
    [DataRow("jobs a container env A", Running)]
    [DataRow("jobs a container credentials", Job + " secrets env")]
    [DataRow("jobs a container credentials password", Job + " secrets env")]
    [DataRow("jobs a services", Job)]
    [DataRow("jobs a services db", Job)]
    [DataRow("jobs a services db image", Job)]
    [DataRow("jobs a services db env A", Running)]
    [DataRow("jobs a services db credentials username", Job + " secrets env")]
    [DataRow("jobs a env", Job + " secrets")]
    [DataRow("jobs a env A", Job + " secrets")]
    [DataRow("jobs a environment", Job)]
    [DataRow("jobs a environment name", Job)]
    [DataRow("jobs a environment url", Job + " steps job runner env")]
    [DataRow("jobs a outputs x", Running)]
    [DataRow("jobs a defaults run", Job + " env")]
    [DataRow("jobs a defaults run working-directory", Job + " env")]
    [DataRow("jobs a with x", Job)]
    [DataRow("jobs a secrets x", Job + " secrets")]
    [DataRow("jobs a snapshot if", Job)]
    [DataRow("jobs a snapshot image-name", null)]
    [DataRow("jobs a needs", "")]
    [DataRow("jobs a needs []", "")]
    [DataRow("jobs a permissions contents", "")]
    [DataRow("jobs a uses", "")]
    [DataRow("jobs a unknown", null)]
    [DataRow("jobs a steps [] if", Condition)]
    [DataRow("jobs a steps [] name", Step)]
    [DataRow("jobs a steps [] run", Step)]
    [DataRow("jobs a steps [] timeout-minutes", Step)]
    [DataRow("jobs a steps [] continue-on-error", Step)]
    [DataRow("jobs a steps [] working-directory", Step)]
    [DataRow("jobs a steps [] env", Step)]
    [DataRow("jobs a steps [] env A", Step)]
    [DataRow("jobs a steps [] with", Step)]
    [DataRow("jobs a steps [] with x", Step)]
    [DataRow("jobs a steps [] id", "")]
    [DataRow("jobs a steps [] uses", "")]
    [DataRow("jobs a steps [] shell", "")]
    [DataRow("jobs a steps [] background", "")]
    [DataRow("jobs a steps [] wait", "")]
    [DataRow("jobs a steps [] wait []", "")]
    [DataRow("jobs a steps [] wait-all", "")]
    [DataRow("jobs a steps [] cancel", "")]
    [DataRow("jobs a steps [] unknown", null)]
    [DataRow("jobs a steps [] parallel [] run", Step)]
    [DataRow("jobs a steps [] parallel [] if", Condition)]
    [DataRow("jobs a steps [] parallel [] uses", "")]
    public void A_place_of_a_workflow_offers_what_is_documented(string path, string? expected) =>
        Assert.AreEqual(Sorted(expected), Titles(ExpressionAvailability.FindInWorkflow(path.Split(' '))));

    [TestMethod]
    [DataRow("inputs x default", "github strategy matrix job runner hashfiles")]
    [DataRow("inputs x description", null)]
    [DataRow("outputs x value", "github inputs strategy matrix steps job runner env")]
    [DataRow("outputs x description", null)]
    [DataRow("runs args []", "inputs")]
    [DataRow("runs env A", "inputs")]
    [DataRow("runs image", null)]
    [DataRow("runs pre-if", "github inputs strategy matrix job runner env hashfiles status")]
    [DataRow("runs post-if", "github inputs strategy matrix job runner env hashfiles status")]
    [DataRow("runs steps [] if", ActionStep + " status")]
    [DataRow("runs steps [] name", ActionStep)]
    [DataRow("runs steps [] run", ActionStep)]
    [DataRow("runs steps [] shell", ActionStep)]
    [DataRow("runs steps [] continue-on-error", ActionStep)]
    [DataRow("runs steps [] working-directory", ActionStep)]
    [DataRow("runs steps [] env A", ActionStep)]
    [DataRow("runs steps [] with", ActionStep)]
    [DataRow("runs steps [] with x", ActionStep)]
    [DataRow("runs steps [] id", null)]
    [DataRow("runs steps [] uses", null)]
    [DataRow("runs steps [] parallel [] run", ActionStep)]
    public void A_place_of_an_action_offers_what_is_documented(string path, string? expected) =>
        Assert.AreEqual(Sorted(expected), Titles(ExpressionAvailability.FindInAction(path.Split(' '))));

    private static string? Sorted(string? names) => names is null ? null : string.Join(' ', names.Split(' ').Order(StringComparer.Ordinal));

    private static string? Titles(ExpressionContexts? offered) => offered switch
    {
        null => null,
        ExpressionContexts.None => "",
        { } some => Sorted(some.ToString().ToLowerInvariant().Replace(", ", " ", StringComparison.Ordinal)),
    };
}
