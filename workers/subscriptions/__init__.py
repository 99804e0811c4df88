"""Who is told what, and when: the subscriptions file, and what it says to one alert. Pure but for reading that file."""
