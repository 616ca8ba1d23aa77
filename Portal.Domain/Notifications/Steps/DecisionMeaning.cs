namespace Portal.Domain.Notifications.Steps;

/// <summary>Whether a decision's name says yes or no. Sources have words of their own, and most say neither.</summary>
public enum DecisionMeaning
{
    Unsaid,
    Agrees,
    Refuses,
}

/// <summary>Reads what a decision is called.</summary>
public static class DecisionMeanings
{
    public static DecisionMeaning Of(string action) => action switch
    {
        "APPROVED" or "ACCEPTED" or "CONSENTED" => DecisionMeaning.Agrees,
        "REJECTED" or "DECLINED" => DecisionMeaning.Refuses,
        _ => DecisionMeaning.Unsaid,
    };
}
